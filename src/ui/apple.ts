/**
 * What an Apple browser calls itself; nothing elsewhere. An iPad says that it is a Mac, and has fingers.
 * @param device its `navigator.userAgent` and `navigator.maxTouchPoints`
 */
export function appleBrowser({
  userAgent,
  maxTouchPoints,
}: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): 'by-hand-ios' | 'by-hand-mac' | undefined {
  const mac = userAgent.includes('Macintosh');
  if (/iPhone|iPad|iPod/.test(userAgent) || (mac && maxTouchPoints > 1)) return 'by-hand-ios';
  return mac && userAgent.includes('Safari/') && !/Chrom|Edg|Firefox/.test(userAgent) ? 'by-hand-mac' : undefined;
}
