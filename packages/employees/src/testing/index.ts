export { employeesContract } from './employees-contract.ts';
export { memoryEmployees } from './memory-employees.ts';
export { memoryPinAttempts, memoryStoredPins, testCost, testPepper } from './memory-pins.ts';
export { pinSceneOf } from './pin-scene.ts';
