import type { S3Client, S3ClientConfig } from "@aws-sdk/client-s3";
import type { Objects } from "./objects.ts";

/**
 * Objects in an S3 bucket; the surroundings bring region and credentials, unless they are given. The client is loaded when
 * something is first asked for, since many processes never do.
 */
export function s3Objects(bucket: string, config: S3ClientConfig = {}): Objects {
  let opened: { sdk: typeof import("@aws-sdk/client-s3"); client: S3Client } | undefined;
  const open = async () => {
    const sdk = await import("@aws-sdk/client-s3");
    opened ??= { sdk, client: new sdk.S3Client(config) };
    return opened;
  };
  return {
    async put(name, bytes) {
      const { sdk, client } = await open();
      await client.send(new sdk.PutObjectCommand({ Bucket: bucket, Key: name, Body: bytes }));
    },
    async create(name, bytes) {
      const { sdk, client } = await open();
      try {
        await client.send(new sdk.PutObjectCommand({ Bucket: bucket, Key: name, Body: bytes, IfNoneMatch: "*" }));
        return true;
      } catch (error) {
        // 409: somebody else is putting the same one at this moment.
        const status = error instanceof sdk.S3ServiceException ? error.$metadata.httpStatusCode : undefined;
        if (status === 412 || status === 409) return false;
        throw error;
      }
    },
    async get(name) {
      const { sdk, client } = await open();
      try {
        const { Body } = await client.send(new sdk.GetObjectCommand({ Bucket: bucket, Key: name }));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof sdk.NoSuchKey) return undefined;
        throw error;
      }
    },
    async list(folder) {
      const { sdk, client } = await open();
      const names: string[] = [];
      const pages = sdk.paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: `${folder}/` });
      for await (const { Contents = [] } of pages) names.push(...Contents.flatMap(({ Key }) => Key ?? []));
      return names;
    },
    async delete(name) {
      const { sdk, client } = await open();
      // The bucket keeps versions: without naming them, deleting only hides the newest.
      const { Versions = [], DeleteMarkers = [] } = await client.send(
        new sdk.ListObjectVersionsCommand({ Bucket: bucket, Prefix: name }),
      );
      for (const { Key, VersionId } of [...Versions, ...DeleteMarkers]) {
        if (Key === name) await client.send(new sdk.DeleteObjectCommand({ Bucket: bucket, Key, VersionId }));
      }
    },
  };
}
