export const applicationType = "aws:emrserverless/application:Application";
