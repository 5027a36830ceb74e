class Arm {
    /** @internal */
    static __pulumiType = "robots:index/arm:Arm";
}
exports.Arm = Arm;
