using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Swarm.EndToEnd.Tests.Kills;

/// <summary>The product's <c>serve</c> as a process of its own, from its start to the blow that ends it.</summary>
public sealed class ServeChild : IDisposable
{
    private const int Stop = 19;
    private const int Terminate = 15;
    private const int End = 9;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServeChild(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>Where it takes webhooks; null until it is ready and once it was killed.</summary>
    public Uri? Webhooks { get; private set; }

    /// <summary>How long it took from the start of the process to the word that it is ready.</summary>
    public TimeSpan StartUp { get; private set; }

    /// <summary>What lived below it when it was killed.</summary>
    public IReadOnlyList<SeenProcess> Left { get; private set; } = [];

    public string Said => string.Join('\n', _said);

    /// <param name="variables">The environment; nothing else is inherited.</param>
    /// <param name="within">A program and its arguments that starts what follows them; none by default.</param>
    public static ServeChild Start(string data, IReadOnlyDictionary<string, string> variables, params IReadOnlyList<string> within)
    {
        var dotnet = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        string[] line = [.. within, dotnet, Path.Combine(AppContext.BaseDirectory, "swarm.dll"), "serve", "--urls", "http://127.0.0.1:0", "--data", data];
        var info = new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables) info.Environment[name] = value;
        var child = new ServeChild(new Process { StartInfo = info, EnableRaisingEvents = true });
        var began = Stopwatch.GetTimestamp();
        child._process.OutputDataReceived += (_, line) => child.Hear(line.Data, began);
        child._process.ErrorDataReceived += (_, line) => child.Hear(line.Data, began);
        child._process.Exited += (_, _) => child._ready.TrySetException(new InvalidOperationException("serve ended before it was ready."));
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    public async Task ReadyAsync(CancellationToken ct)
    {
        try
        {
            await _ready.Task.WaitAsync(Patience, ct);
        }
        catch (Exception e) when (e is InvalidOperationException or TimeoutException)
        {
            Assert.Fail($"{e.Message}\n{Said}");
        }
    }

    /// <summary>SIGKILL. It stands still while what it leaves is looked at, so nothing is missed.</summary>
    public void Kill()
    {
        _ = Signal(Id, Stop);
        Left = SeenProcess.Below(Id);
        Webhooks = null;
        _ = Signal(Id, End);
        _process.WaitForExit();
    }

    /// <summary>Asks it to stop and waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync(CancellationToken ct)
    {
        _ = Signal(Id, Terminate);
        return await EndAsync(ct);
    }

    /// <summary>Waits until it has ended by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync(CancellationToken ct)
    {
        await _process.WaitForExitAsync(ct).WaitAsync(Patience, ct);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private void Hear(string? line, long began)
    {
        const string address = "Webhooks: POST ";
        if (line is null) return;
        _said.Enqueue(line);
        if (line.StartsWith(address, StringComparison.Ordinal)) Webhooks = new Uri(line[address.Length..]);
        if (!line.StartsWith("Ready.", StringComparison.Ordinal)) return;
        StartUp = Stopwatch.GetElapsedTime(began);
        _ready.TrySetResult();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int process, int signal);
}
