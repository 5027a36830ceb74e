// `d` among the attributes of an instance type stands for an instance store; these families have one without saying so.
const familiesWithOwnDisk = /^(g[57]|g6[ef]?|gr6f?|g7e|p5(e|en)?|p6.*|trn\d.*|dl1|i\d.*)$/;

/**
 * Whether SageMaker takes a KMS key for the volumes of an instance type (`ml.m5.xlarge`). It refuses one for types with
 * disks of their own (`ml.g5.xlarge`), which the hardware encrypts.
 */
export function takesVolumeKey(instanceType: string): boolean {
    const family = /^ml\.([a-z]+\d+[a-z0-9-]*)\./.exec(instanceType)?.[1];
    if (family === undefined) return true;
    return !familiesWithOwnDisk.test(family) && !/^[a-z]+\d+[a-z]*d[a-z]*$/.test(family);
}
