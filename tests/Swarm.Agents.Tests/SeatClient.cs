using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Swarm.Agents.Gateway;

namespace Swarm.Agents.Tests;

/// <summary>Speaks to a seat's socket as an agent would.</summary>
internal sealed class SeatClient(GatewaySeat seat) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, ct) =>
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path.Combine(seat.Folder, "gateway.sock")), ct);
            return new NetworkStream(socket, ownsSocket: true);
        },
    });

    public static JsonObject Call(string text = "hello", int maxTokens = 100, string model = "claude-sonnet-4-5") => new()
    {
        ["model"] = model,
        ["max_tokens"] = maxTokens,
        ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = text }),
    };

    public Task<HttpResponseMessage> PostAsync(JsonNode body, params IEnumerable<(string Name, string Value)> headers) => SendAsync("/v1/messages", body.ToJsonString(), headers);

    public Task<HttpResponseMessage> SendAsync(string target, string body, params IEnumerable<(string Name, string Value)> headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "http://gateway" + target) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> HeadAsync() => _http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "http://gateway/"), TestContext.Current.CancellationToken);

    public void Dispose() => _http.Dispose();
}
