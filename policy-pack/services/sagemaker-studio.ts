export const studioLifecycleTypes = [
    "aws:sagemaker/studioLifecycleConfig:StudioLifecycleConfig",
    "aws-native:sagemaker:StudioLifecycleConfig",
] as const;
