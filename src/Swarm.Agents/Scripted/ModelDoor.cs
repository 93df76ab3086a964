using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Swarm.Agents.Gateway;
using Swarm.Agents.Runners;

namespace Swarm.Agents.Scripted;

/// <summary>Calls the model through the gateway's socket.</summary>
internal sealed class ModelDoor(string socket) : IDisposable
{
    private static readonly Uri Messages = new("http://gateway/v1/messages");
    private readonly string _model = Environment.GetEnvironmentVariable("SWARM_MODEL") ?? "scripted-1";
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        ConnectCallback = async (_, ct) =>
        {
            var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), ct);
            return new NetworkStream(connection, ownsSocket: true);
        },
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<ModelReply> AskAsync(string text, int maxTokens, CancellationToken ct)
    {
        var body = new JsonObject
        {
            ["model"] = _model,
            ["max_tokens"] = maxTokens,
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = text }),
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, Messages) { Content = new ByteArrayContent(body.ToBytes()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("x-api-key", "dummy");
        using var response = await _http.SendAsync(request, ct);
        return Read((int)response.StatusCode, await response.Content.ReadAsStringAsync(ct));
    }

    public void Dispose() => _http.Dispose();

    private static ModelReply Read(int status, string body)
    {
        var root = EventJson.Parse(body) ?? default;
        if (status != 200) return new ModelReply(status, root.Member("error")?.Text("message") ?? "", 0, 0);
        var text = string.Concat(root.Items("content").Where(block => block.Text("type") == "text").Select(block => block.Text("text")));
        var usage = root.Member("usage") ?? default;
        return new ModelReply(status, text, usage.Number("input_tokens"), usage.Number("output_tokens"));
    }
}
