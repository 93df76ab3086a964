using Swarm.Benchmarks;
using Swarm.Benchmarks.Confinement;
using Swarm.Benchmarks.Fuzz;
using Swarm.Benchmarks.Intake;
using Swarm.Benchmarks.Road;
using Swarm.Benchmarks.Tracks;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

if (args is ["fuzz", .. var rest] && await FuzzProgram.RunAsync(rest, Console.Out, stop.Token) is var code and not 2) return code;

if (BenchmarkOptions.Read(args) is not { } options)
{
    Console.Error.WriteLine(BenchmarkOptions.Usage);
    Console.Error.WriteLine(FuzzProgram.Usage);
    return 2;
}

await (options.Kind switch
{
    "intake" => IntakeBenchmark.RunAsync(options, Console.Out, stop.Token),
    "cell" => CellBenchmark.RunAsync(options, Console.Out, stop.Token),
    "tracks" => TracksBenchmark.RunAsync(options, Console.Out, stop.Token),
    _ => RoadBenchmark.RunAsync(options, Console.Out, stop.Token),
});
return 0;
