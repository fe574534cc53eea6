import type { DocumentStore } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Total length of cached documents in characters: some hundred documents. Parsed, they take many times as much memory. */
const remembered = 200_000;

/** Bounded cache of valid documents: front ends send the same few all the time. */
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
