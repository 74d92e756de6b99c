try {
  for (const name of ["theme", "density"]) {
    const chosen = localStorage.getItem(`handbill.${name}`);
    if (/^(light|dark|compact)$/.test(chosen)) document.documentElement.dataset[name] = chosen;
  }
} catch {}
