import type { NextRequest } from 'next/server';
import { NextResponse } from 'next/server';

/**
 * A content security policy with a nonce, for the pages that run scripts. Only for those: in front of everything a
 * proxy halves the speed of the plain pages, which forbid inline scripts by a fixed policy of their own.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    // Payload's own components position themselves by style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  return response;
}

export const config = {
  matcher: [
    '/admin/:path*',
    '/apply/:path*',
    '/cases/:path*',
    '/account',
    '/login',
    '/register',
    '/:tenant/items/:itemKey/start',
  ],
};
