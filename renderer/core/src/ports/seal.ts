import type { Problem } from '../errors/index.ts';

/**
 * Whose electronic seal (电子印章) is used. Under 委托 it is the delegator's, under 下放 or 授权 the delegate's;
 * the caller decides, the port only finds the key that belongs to it.
 */
export interface SealOwner {
  /** Stable key of the body in the department register. */
  sealKey: string;
  /** The name as it stands on the seal. */
  bodyName: string;
  /** Unified social credit code (统一社会信用代码) of the body. */
  bodyCode: string;
}

/** Where the picture of the seal is printed; the clickable signature lies on top of it. Origin: top left. */
export interface SealPlace {
  /** 1 is the first page. */
  page: number;
  xMm: number;
  yMm: number;
  widthMm: number;
  heightMm: number;
}

export interface SealRequest {
  pdf: Uint8Array;
  owner: SealOwner;
  /** Why it is sealed, shown by PDF viewers: 颁发食品经营许可证. */
  reason: string;
  location?: string;
  /** ISO instant. */
  signedAt: string;
  /** Without a place the signature is valid but has no spot on a page. */
  place?: SealPlace;
}

export interface SealSignature {
  /** For people and records: `PAdES B-B, RSASSA-PKCS1-v1_5, SHA-256`. */
  algorithm: string;
  /** RFC 4514-like: `CN=…,serialNumber=…`. */
  certificateSubject: string;
  signedAt: string;
  /** Lower-case hex over the bytes that the signature covers. */
  digestSha256: string;
}

export interface SealVerification {
  /** True only when every signature holds, is trusted, and the last one covers the whole file. */
  valid: boolean;
  problems: Problem[];
  /** Common name of the last signature's certificate. */
  signedBy?: string;
  /** ISO instant that the signer claims. */
  signedAt?: string;
}

/**
 * Electronic seals on PDF (签章). A port rather than a library call, because a county's real seal lives in a
 * seal platform of the province that signs a digest and never gives its key away.
 */
export interface SealPort {
  seal(request: SealRequest): Promise<{ pdf: Uint8Array; signature: SealSignature }>;
  verify?(pdf: Uint8Array): Promise<SealVerification>;
  /** What keeps the port from working now: an unreachable platform, an expired certificate. */
  check(): Promise<Problem[]>;
}
