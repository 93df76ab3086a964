using System.Security.Cryptography;
using Swarm.Bot.Hosting;
using Swarm.GitHub;

namespace Swarm.Bot.Tests.Telemetry;

/// <summary>The settings of a node that is never started.</summary>
internal static class BareNode
{
    public static NodeSettings Settings { get; } = Create();

    private static NodeSettings Create()
    {
        using var rsa = RSA.Create(2048);
        return new NodeSettings { App = new GitHubAppOptions("1", AppKey.FromPem(rsa.ExportPkcs8PrivateKeyPem()), GitHubAddress.From(new Uri("http://127.0.0.1:9"))), Data = "nowhere" };
    }
}
