// A mocha suite around one open VS Code: opens it before the first test, takes a picture of a failure, closes it at the end.

import { screenshot } from './driver.mjs';
import { openWorkbench } from './workbench.mjs';

/**
 * Declares a suite; `options` are those of `openWorkbench`, or an async function that returns them.
 * `body` gets a function that returns the open workbench, to be called inside tests.
 */
export function workbenchSuite(name, options, body) {
  suite(name, () => {
    let opened;
    suiteSetup(async () => {
      opened = await openWorkbench(typeof options === 'function' ? await options() : options);
    });
    teardown(async function () {
      const { currentTest } = this;
      if (currentTest?.state !== 'failed' || !opened) return;
      const title = `failure ${currentTest.fullTitle()}`.replace(/[^\w]+/g, '-').toLowerCase();
      console.log(`picture of the failure: ${await screenshot(opened, title)}`);
    });
    suiteTeardown(async () => opened?.close());
    body(() => opened);
  });
}
