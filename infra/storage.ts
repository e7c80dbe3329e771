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

/**
 * People's keys and the ledger of whom was erased are read, made and, keys alone, destroyed with every version; anchors of the
 * audit are written once and never taken away.
 */
export const bucketAccess = [
  {
    actions: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:DeleteObjectVersion"],
    resources: [$interpolate`${bucket.arn}/imports/*`, $interpolate`${bucket.arn}/keys/*`],
  },
  {
    actions: ["s3:GetObject", "s3:PutObject"],
    resources: [$interpolate`${bucket.arn}/audit/*`, $interpolate`${bucket.arn}/erasures/*`],
  },
  { actions: ["s3:ListBucket", "s3:ListBucketVersions"], resources: [bucket.arn] },
];
