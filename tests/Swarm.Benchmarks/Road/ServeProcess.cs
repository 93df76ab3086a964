using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Swarm.Benchmarks.Road;

/// <summary>The product's <c>serve</c> as a process of its own.</summary>
internal sealed class ServeProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ServeProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>True when this build has the command.</summary>
    public static async Task<bool> ExistsAsync(CancellationToken ct)
    {
        using var asked = Start(["serve", "--help"], new Dictionary<string, string>());
        await asked.WaitForExitAsync(ct);
        return asked.ExitCode == 0;
    }

    /// <exception cref="InvalidOperationException">It ended by itself, or is not ready after a minute.</exception>
    public static async Task<ServeProcess> StartAsync(string data, IReadOnlyDictionary<string, string> settings, CancellationToken ct)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var process = Start(["serve", "--urls", address.ToString(), "--data", data], settings);
        var serve = new ServeProcess(process, address);
        try
        {
            await serve.ReadyAsync(ct);
            return serve;
        }
        catch
        {
            await serve.DisposeAsync();
            throw;
        }
    }

    /// <summary>Resident memory in megabytes (10^6 bytes).</summary>
    public double Resident()
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(each => each.StartsWith("VmRSS:", StringComparison.Ordinal));
        var kibibytes = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        return double.Parse(kibibytes, CultureInfo.InvariantCulture) * 1024 / 1e6;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings)
    {
        var info = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "swarm.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings) info.Environment[name] = value;
        var process = Process.Start(info)!;
        // Read to the end, or it would stand still with a full pipe.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task ReadyAsync(CancellationToken ct)
    {
        using var http = new HttpClient();
        var started = Stopwatch.GetTimestamp();
        while (!await AnswersAsync(http, ct))
        {
            if (_process.HasExited) throw new InvalidOperationException($"serve ended with {_process.ExitCode}.");
            if (Stopwatch.GetElapsedTime(started) > Patience) throw new InvalidOperationException("serve is not ready after a minute.");
            await Task.Delay(100, ct);
        }
    }

    private async Task<bool> AnswersAsync(HttpClient http, CancellationToken ct)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(Address, "health/ready"), ct);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
