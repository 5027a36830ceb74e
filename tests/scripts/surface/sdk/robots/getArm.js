exports.getArm = () => undefined;
