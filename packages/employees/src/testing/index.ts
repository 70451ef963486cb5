export {
  type EmployeesWorld,
  employeesContract,
} from './employees-contract.ts';
export { memoryEmployees } from './memory-employees.ts';
export { memoryPinAttempts, memoryStoredPins, testCost, testPepper } from './memory-pins.ts';
export { type PinScene, pinSceneOf } from './pin-scene.ts';
