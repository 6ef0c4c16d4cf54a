using Liaison.Benchmarks;

return await Catalogue.Root().Parse(args).InvokeAsync();
