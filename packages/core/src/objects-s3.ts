import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  NoSuchKey,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import type { Objects } from "./objects.ts";

/** Objects in an S3 bucket; the surroundings bring region and credentials. */
export function s3Objects(bucket: string): Objects {
  const client = new S3Client({});
  return {
    async put(name, bytes) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: name, Body: bytes }));
    },
    async create(name, bytes) {
      try {
        await client.send(new PutObjectCommand({ Bucket: bucket, Key: name, Body: bytes, IfNoneMatch: "*" }));
        return true;
      } catch (error) {
        // 409: somebody else is putting the same one at this moment.
        const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
        if (status === 412 || status === 409) return false;
        throw error;
      }
    },
    async get(name) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: name }));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async list(folder) {
      const names: string[] = [];
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: `${folder}/` }))
        names.push(...Contents.flatMap(({ Key }) => Key ?? []));
      return names;
    },
    async delete(name) {
      // The bucket keeps versions: without naming them, deleting only hides the newest.
      const { Versions = [], DeleteMarkers = [] } = await client.send(
        new ListObjectVersionsCommand({ Bucket: bucket, Prefix: name }),
      );
      for (const { Key, VersionId } of [...Versions, ...DeleteMarkers]) {
        if (Key === name) await client.send(new DeleteObjectCommand({ Bucket: bucket, Key, VersionId }));
      }
    },
  };
}
