using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Swarm.Bot.Settings;
using Swarm.Testing;

namespace Swarm.Bot.Tests.Settings;

/// <summary>A server's configuration for one test: good as it stands, with a real key file, until the test changes it.</summary>
internal sealed class ServerConfiguration : IDisposable
{
    public const string WebhookSecret = "webhook-secret-of-the-test";

    private readonly Dictionary<string, string?> values = [];

    public ServerConfiguration()
    {
        this["GitHub:AppId"] = "123456";
        this["GitHub:PrivateKeyPath"] = SecretFile("app.pem", KeyPem);
        this["GitHub:WebhookSecret"] = WebhookSecret;
        this["Anthropic:ApiKeyPath"] = SecretFile("anthropic.key", "sk-from-the-file\n");
        this["Data"] = Folder["data"];
    }

    public TemporaryFolder Folder { get; } = new();

    /// <summary>A real key, made once: making one takes a noticeable time.</summary>
    public static string KeyPem { get; } = NewKey();

    public string? this[string key]
    {
        get => values.GetValueOrDefault($"Swarm:{key}");
        set => values[$"Swarm:{key}"] = value;
    }

    /// <summary>A file that only its owner can read, as an operator is told to make it.</summary>
    public string SecretFile(string name, string text)
    {
        var path = Folder.Write(name, text);
        SetMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }

    public static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, mode);
    }

    public ServerReading Read() => ServerSettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());

    public void Dispose() => Folder.Dispose();

    private static string NewKey()
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportRSAPrivateKeyPem();
    }
}
