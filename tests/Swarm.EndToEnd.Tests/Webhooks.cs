using System.Net;
using System.Security.Cryptography;
using System.Text;
using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests;

/// <summary>Sends webhooks by hand, as anybody on the network could.</summary>
internal static class Webhooks
{
    private static readonly HttpClient Http = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="secret">Null signs with the node's own.</param>
    public static Task<(HttpStatusCode Status, string Text)> SendAsync(Scene scene, Guid id, byte[] body, string name = "ping", string? secret = null) =>
        SendAsync(scene.Stage.Node.WebhookAddress, secret ?? scene.Settings.WebhookSecret ?? "none", id, body, name);

    public static async Task<(HttpStatusCode Status, string Text)> SendAsync(Uri address, string secret, Guid id, byte[] body, string name)
    {
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Headers.Add("X-GitHub-Delivery", $"{id}");
        request.Headers.Add("X-GitHub-Event", name);
        request.Headers.Add("X-Hub-Signature-256", "sha256=" + Convert.ToHexStringLower(hash));
        using var response = await Http.SendAsync(request, Ct);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Ct));
    }

    public static async Task<(HttpStatusCode Status, string Text)> GetAsync(Scene scene, string path)
    {
        using var response = await Http.GetAsync(new Uri(scene.Stage.Node.Address, path), Ct);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Ct));
    }
}
