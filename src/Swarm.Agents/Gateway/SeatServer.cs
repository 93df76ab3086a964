using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Swarm.Agents.Gateway;

/// <summary>One HTTP server on one Unix socket, without the weight of a host: a seat opens in milliseconds.</summary>
internal sealed class SeatServer : IAsyncDisposable
{
    // The kernel's limit of a socket's path, its closing zero not counted.
    private const int LongestSocketPath = 107;
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(2);

    private readonly KestrelServer _server;
    private readonly CancellationTokenSource _closing = new();

    private SeatServer(string folder, KestrelServer server)
    {
        Folder = folder;
        _server = server;
    }

    public string Folder { get; }

    /// <summary>Ends when the seat closes.</summary>
    public CancellationToken Closing => _closing.Token;

    /// <exception cref="IOException">The temporary folder's path is too long for a socket.</exception>
    public static SeatServer Make(string? scratch)
    {
        var folder = scratch is null
            ? Directory.CreateTempSubdirectory("sg-").FullName
            : Directory.CreateDirectory(Path.Combine(scratch, "s-" + Guid.NewGuid().ToString("n")[..8])).FullName;
        var socket = Path.Combine(folder, "gateway.sock");
        if (Encoding.UTF8.GetByteCount(socket) > LongestSocketPath)
        {
            Directory.Delete(folder);
            throw new IOException($"The path {socket} is too long for a socket ({LongestSocketPath} bytes). Set TMPDIR to a shorter folder.");
        }

        return new SeatServer(folder, new KestrelServer(Options.Create(Settings(socket)), Transport(), NullLoggerFactory.Instance));
    }

    public Task StartAsync(IHttpApplication<HttpContext> application, CancellationToken ct) => _server.StartAsync(application, ct);

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        using var patience = new CancellationTokenSource(StopPatience);
        await _server.StopAsync(patience.Token);
        _server.Dispose();
        _closing.Dispose();
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }

    private static SocketTransportFactory Transport() => new(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);

    private static KestrelServerOptions Settings(string socket)
    {
        var settings = new KestrelServerOptions { AddServerHeader = false };
        settings.ListenUnixSocket(socket, listen => listen.Protocols = HttpProtocols.Http1);
        settings.Limits.MaxRequestBodySize = null;
        // A model may think for minutes before the first byte.
        settings.Limits.MinRequestBodyDataRate = null;
        settings.Limits.MinResponseDataRate = null;
        return settings;
    }
}
