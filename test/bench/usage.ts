// Loaded before a program that is measured: says at its end what the process used.
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  console.error(`usage ${userCPUTime + systemCPUTime} ${maxRSS}`);
});
