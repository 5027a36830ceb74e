export { Arm, ArmArgs } from "./arm";
