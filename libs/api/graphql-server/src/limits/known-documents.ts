import type { DocumentStore } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Characters of the documents that are remembered, together: some hundred of them. Parsed, each takes many times as much. */
const remembered = 200_000;

/** Documents that were found valid lately: front ends send the same few all the time. Who sends others all the time fills no memory. */
export class KnownDocuments implements DocumentStore {
  private readonly documents = new LRUCache<string, DocumentNode>({ maxSize: remembered, sizeCalculation: lengthOf });

  async get(key: string): Promise<DocumentNode | undefined> {
    return this.documents.get(key);
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    this.documents.set(key, document);
  }

  async delete(key: string): Promise<boolean> {
    return this.documents.delete(key);
  }
}

const lengthOf = ({ loc }: DocumentNode): number => Math.max(1, loc?.source.body.length ?? 1);
