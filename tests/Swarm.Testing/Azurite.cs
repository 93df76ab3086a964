using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Xunit;

namespace Swarm.Testing;

/// <summary>The queue part of Azurite, Microsoft's emulator of Azure Storage, on a free port of its own; it can be killed and started again.</summary>
public sealed class Azurite : IAsyncDisposable
{
    private const string Account = "swarmtest";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly TemporaryFolder _folder = new();
    private readonly string _program;
    private readonly string _key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
    private readonly int _port = FreePort();
    private Process? _process;

    private Azurite(string program) => _program = program;

    /// <summary>What an operator would configure.</summary>
    public string ConnectionString => ConnectionStringWith(_key);

    /// <summary>The same with another key: refused.</summary>
    public string WrongConnectionString => ConnectionStringWith(Convert.ToBase64String(new byte[64]));

    /// <summary>Starts one, or the test ends here.</summary>
    public static async Task<Azurite> StartAsync(CancellationToken ct)
    {
        Real.Executable("node", "apt-get install nodejs");
        var azurite = new Azurite(Real.NpmProgram("azurite-queue"));
        await azurite.StartAgainAsync(ct);
        return azurite;
    }

    /// <summary>Starts it on the same port and with the messages that it had written to disk.</summary>
    public async Task StartAgainAsync(CancellationToken ct)
    {
        var line = new ProcessStartInfo(_program) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])["--silent", "--disableTelemetry", "--skipApiVersionCheck", "--location", _folder.Path, "--queueHost", "127.0.0.1", "--queuePort", $"{_port}"]) line.ArgumentList.Add(word);
        line.Environment["AZURITE_ACCOUNTS"] = $"{Account}:{_key}";
        _process = Process.Start(line)!;
        // Read so that it never waits for a full pipe; a test's own words are not mixed with its.
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await UntilHeardAsync(ct);
    }

    /// <summary>Ends it at once, in the middle of whatever it does.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _folder.Dispose();
    }

    private string ConnectionStringWith(string key) =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={key};QueueEndpoint=http://127.0.0.1:{_port}/{Account}";

    private async Task UntilHeardAsync(CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await IsHeardAsync(limit.Token))
        {
            if (_process!.HasExited) Assert.Fail($"Azurite ended with {_process.ExitCode} before it answered.");
            await pulse.WaitForNextTickAsync(limit.Token);
        }
    }

    private async Task<bool> IsHeardAsync(CancellationToken ct)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, _port, ct);
            return true;
        }
        catch (SocketException)
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
