// A type is handed on like a value, which takes the types to tell.
export { Size, size } from "./own-sizes.js";
