const aws = require("@pulumi/aws");

exports.configured = aws.config.requireRegion?.() ?? aws.config.region;
exports.asked = aws.getRegionOutput().region;
