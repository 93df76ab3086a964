using Swarm.Benchmarks;
using Swarm.Benchmarks.Road;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

if (BenchmarkOptions.Read(args) is not { } options)
{
    Console.Error.WriteLine(BenchmarkOptions.Usage);
    return 2;
}

await RoadBenchmark.RunAsync(options, Console.Out, stop.Token);
return 0;
