export declare function getArm(): void;
