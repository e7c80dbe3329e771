import { key } from "./stage.ts";

/**
 * Uploaded imports, people's keys, the ledger of erasures and the anchors of the audit: what a restored table must not bring
 * back. Nothing in it is public; imports go away after a week.
 */
export const bucket = new sst.aws.Bucket("Objects", {
  versioning: true,
  enforceHttps: true,
  lifecycle: [{ prefix: "imports/", expiresIn: "7 days" }],
  transform: {
    publicAccessBlock: {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
  },
});

new aws.s3.BucketServerSideEncryptionConfiguration("ObjectsEncryption", {
  bucket: bucket.name,
  rules: [
    {
      applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn },
      bucketKeyEnabled: true,
    },
  ],
});
