/**
 * Marking definitions that exist everywhere without being defined anywhere: the Traffic Light Protocol's.
 */

/** A predefined marking. `version` is that of the Traffic Light Protocol. */
export interface PredefinedMarking {
  readonly id: string;
  readonly name: string;
  readonly version: '1.0' | '2.0';
}

/**
 * TLP 1.x: STIX 2.1, section 7.2.1.4 (the same four ids in STIX 2.0, section 4.1.4). TLP 2.0: OASIS extension
 * definition `extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d`.
 */
export const predefinedMarkings: readonly PredefinedMarking[] = [
  { id: 'marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9', name: 'TLP:WHITE', version: '1.0' },
  { id: 'marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da', name: 'TLP:GREEN', version: '1.0' },
  { id: 'marking-definition--f88d31f6-486f-44da-b317-01333bde0b82', name: 'TLP:AMBER', version: '1.0' },
  { id: 'marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed', name: 'TLP:RED', version: '1.0' },
  { id: 'marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487', name: 'TLP:CLEAR', version: '2.0' },
  { id: 'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb', name: 'TLP:GREEN', version: '2.0' },
  { id: 'marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421', name: 'TLP:AMBER', version: '2.0' },
  { id: 'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003', name: 'TLP:AMBER+STRICT', version: '2.0' },
  { id: 'marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1', name: 'TLP:RED', version: '2.0' },
];

const byId: ReadonlyMap<string, PredefinedMarking> = new Map(predefinedMarkings.map((one) => [one.id, one]));

/** The predefined marking with that id, or undefined. */
export function predefinedMarking(id: string): PredefinedMarking | undefined {
  return byId.get(id);
}
