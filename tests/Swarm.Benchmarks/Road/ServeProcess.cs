using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Swarm.Benchmarks.Road;

/// <summary>A server as a process of its own: the product's <c>serve</c>, or what it is compared with.</summary>
internal sealed class ServeProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ServeProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>True when this build has the command.</summary>
    public static async Task<bool> ExistsAsync(CancellationToken ct)
    {
        using var asked = Start(Program(["serve", "--help"], new Dictionary<string, string>()));
        await asked.WaitForExitAsync(ct);
        return asked.ExitCode == 0;
    }

    /// <exception cref="InvalidOperationException">It ended by itself, or is not ready after a minute.</exception>
    public static async Task<ServeProcess> StartAsync(string data, IReadOnlyDictionary<string, string> settings, CancellationToken ct)
    {
        var address = FreeAddress();
        return await StartAsync(Program(["serve", "--urls", address.ToString(), "--data", data], settings), address, "health/ready", ct);
    }

    /// <param name="sign">Path that answers with success once it is ready.</param>
    /// <exception cref="InvalidOperationException">It ended by itself, or is not ready after a minute.</exception>
    public static async Task<ServeProcess> StartAsync(ProcessStartInfo program, Uri address, string sign, CancellationToken ct)
    {
        var serve = new ServeProcess(Start(program), address);
        try
        {
            await serve.ReadyAsync(sign, ct);
            return serve;
        }
        catch
        {
            await serve.DisposeAsync();
            throw;
        }
    }

    /// <summary>Resident memory in megabytes (10^6 bytes).</summary>
    public double Resident() => Status("VmRSS:");

    /// <summary>The most that was ever resident, in megabytes (10^6 bytes).</summary>
    public double Peak() => Status("VmHWM:");

    /// <summary>Processor time used so far, by the program and the kernel for it; the kernel counts in steps of 10 ms.</summary>
    public TimeSpan ProcessorTime()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    /// <summary>Ends it at once (SIGKILL).</summary>
    public void Kill() => _process.Kill();

    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private double Status(string name)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(each => each.StartsWith(name, StringComparison.Ordinal));
        var kibibytes = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        return double.Parse(kibibytes, CultureInfo.InvariantCulture) * 1024 / 1e6;
    }

    private static ProcessStartInfo Program(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings)
    {
        var info = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "swarm.dll"), .. arguments]);
        foreach (var (name, value) in settings) info.Environment[name] = value;
        return info;
    }

    private static Process Start(ProcessStartInfo info)
    {
        info.RedirectStandardOutput = info.RedirectStandardError = true;
        var process = Process.Start(info)!;
        // Read to the end, or it would stand still with a full pipe.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task ReadyAsync(string sign, CancellationToken ct)
    {
        using var http = new HttpClient();
        var started = Stopwatch.GetTimestamp();
        while (!await AnswersAsync(http, sign, ct))
        {
            if (_process.HasExited) throw new InvalidOperationException($"The server ended with {_process.ExitCode}.");
            if (Stopwatch.GetElapsedTime(started) > Patience) throw new InvalidOperationException("The server is not ready after a minute.");
            await Task.Delay(100, ct);
        }
    }

    private async Task<bool> AnswersAsync(HttpClient http, string sign, CancellationToken ct)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(Address, sign), ct);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
