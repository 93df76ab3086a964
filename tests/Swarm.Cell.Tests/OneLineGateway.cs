using System.Net.Sockets;
using System.Text;

namespace Swarm.Cell.Tests;

/// <summary>Answers every request on a Unix socket with its own first line.</summary>
internal sealed class OneLineGateway : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public OneLineGateway(string folder)
    {
        _listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(folder, "gateway.sock")));
        _listener.Listen();
        _ = AnswerAsync();
    }

    public void Dispose() => _listener.Dispose();

    private async Task AnswerAsync()
    {
        using var client = await _listener.AcceptAsync();
        var buffer = new byte[4096];
        var count = await client.ReceiveAsync(buffer);
        var line = Encoding.ASCII.GetString(buffer, 0, count).Split("\r\n")[0];
        await client.SendAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {line.Length}\r\nConnection: close\r\n\r\n{line}"));
    }
}
