using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Swarm.Bot.Hosting;
using Swarm.Bot.Settings;
using Swarm.Testing;

namespace Swarm.EndToEnd.Tests.Queues;

/// <summary>The settings of a queue as an operator writes them into the environment.</summary>
internal static class QueueConfiguration
{
    public static ImmutableDictionary<string, string> Variables(Azurite azurite) => ImmutableDictionary<string, string>.Empty
        .Add("Swarm__Queue__Kind", "azure")
        .Add("Swarm__Queue__ConnectionString", azurite.ConnectionString)
        .Add("Swarm__Queue__Name", "demo-jobs");

    /// <summary>A node with the queue that the real reader makes of them.</summary>
    public static NodeSettings With(NodeSettings node, Azurite azurite)
    {
        using var folder = new TemporaryFolder();
        using var rsa = RSA.Create(2048);
        var key = folder.Write("app.pem", rsa.ExportRSAPrivateKeyPem());
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var variables = Variables(azurite).Add("Swarm__GitHub__AppId", "1").Add("Swarm__GitHub__PrivateKeyPath", key);
        var reading = ServerSettingsReader.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(variables.Select(each => KeyValuePair.Create(each.Key.Replace("__", ":", StringComparison.Ordinal), (string?)each.Value)))
            .Build());
        reading.Faults.ShouldBeEmpty();
        return node with { Queue = reading.Settings!.Queue.ShouldNotBeNull() };
    }
}
