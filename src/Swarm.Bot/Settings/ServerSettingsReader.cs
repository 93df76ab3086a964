using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Swarm.GitHub;

namespace Swarm.Bot.Settings;

/// <summary>Reads section <c>Swarm</c> of the configuration and everything that is wrong with it.</summary>
public sealed class ServerSettingsReader
{
    private readonly ServerFaults faults = new();
    private readonly ServerValues values;

    private readonly TelemetrySettingsReader telemetry;

    private ServerSettingsReader(IConfiguration configuration, IConfiguration section)
    {
        values = new ServerValues(section, faults);
        telemetry = new TelemetrySettingsReader(configuration, values, faults);
    }

    /// <summary>Reads and checks; files named by the configuration are opened, nothing is written.</summary>
    public static ServerReading Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(ServerTable.Section);
        var reader = new ServerSettingsReader(configuration, section);
        var settings = reader.Settings();
        UnknownServerKeys.Report(section, reader.faults);
        return new ServerReading(reader.faults.Faults.IsEmpty ? settings : null, reader.faults.Faults, reader.faults.Warnings);
    }

    private ServerSettings Settings()
    {
        if (values.Flag(ServerTable.AllowUnconfined))
            faults.Add(ServerTable.AllowUnconfined, "Running agents outside the sandbox is not supported yet.", "Remove the key, and install bubblewrap where it is missing.");
        return new ServerSettings
        {
            GitHub = GitHub(),
            Anthropic = new AnthropicSettings(ApiKey(), AnthropicUrl()),
            Data = Data(),
            Queue = new QueueSettingsReader(values, faults).Read(),
            AgentSlots = values.Slots(ServerTable.AgentSlots, 8),
            CommandSlots = values.Slots(ServerTable.CommandSlots, Math.Min(Environment.ProcessorCount, ServerTable.MostSlots)),
            ClaudePath = ClaudePath(),
            Telemetry = telemetry.Read(),
            LogsJson = LogsJson(),
            Watch = Watch(),
        };
    }

    private bool LogsJson()
    {
        var format = values.Text(ServerTable.LogFormat) ?? ServerTable.LogFormat.Default;
        if (format is "json" or "text") return format == "json";
        faults.Add(ServerTable.LogFormat, $"'{Quoting.Plain(format)}' is neither text nor json.", "Set one of them, or remove the key.");
        return false;
    }

    private WatchSettings Watch()
    {
        var polls = values.Flag(ServerTable.Poll);
        var seconds = values.Number(ServerTable.PollSeconds, 10, ServerTable.MostPollSeconds);
        var minutes = values.Number(ServerTable.CheckMinutes, 5, ServerTable.MostCheckMinutes);
        return new WatchSettings { Polls = polls, Deliveries = polls ? TimeSpan.FromSeconds(seconds) : TimeSpan.FromMinutes(minutes) };
    }

    private GitHubSettings GitHub()
    {
        var path = values.Text(ServerTable.PrivateKeyPath);
        return new GitHubSettings(AppId(), path is null ? "" : Full(path), PrivateKey(path))
        {
            WebhookSecret = WebhookSecret(),
            BaseUrl = GitHubUrl(),
        };
    }

    private Secret? WebhookSecret()
    {
        var (secret, path) = (values.Secret(ServerTable.WebhookSecret), values.Text(ServerTable.WebhookSecretPath));
        if (secret is not null && path is not null)
            faults.Add(ServerTable.WebhookSecret, $"Both this key and {ServerTable.WebhookSecretPath.Variable} are set.", "Remove one of them.");
        if (secret is null && path is null && !values.IsTrue(ServerTable.Poll))
            faults.Warn(ServerTable.WebhookSecret.Variable, "No secret is set, so every webhook will be refused. Set the secret of the App's webhook.");
        return path is null ? secret : SecretOf(path);
    }

    private Secret? SecretOf(string path)
    {
        if (SecretFile.Read(ServerTable.WebhookSecretPath, path, faults) is not { } text) return null;
        var secret = text.TrimEnd('\r', '\n');
        if (!string.IsNullOrWhiteSpace(secret)) return new Secret(secret);
        faults.Add(ServerTable.WebhookSecretPath, "The file is empty.", "Put the secret of the App's webhook there.");
        return null;
    }

    // Installation tokens and code go there; GitHub itself is never spoken to unencrypted.
    private Uri GitHubUrl()
    {
        var address = values.Address(ServerTable.GitHubUrl);
        if (ServerValues.IsOpen(address)) faults.Add(ServerTable.GitHubUrl, "The address is http, and tokens would leave the machine unencrypted.", "Set an https address; http is for loopback only.");
        return address;
    }

    private Uri AnthropicUrl()
    {
        var address = values.Address(ServerTable.AnthropicUrl);
        if (ServerValues.IsOpen(address)) faults.Warn(ServerTable.AnthropicUrl.Variable, "The address is http, so the provider's key leaves the machine unencrypted. Set an https address where you can.");
        return address;
    }

    private string AppId()
    {
        var id = values.Text(ServerTable.AppId);
        if (id is null) faults.Add(ServerTable.AppId, "The App's id is not set.", "Run swarm setup, or set the id shown on the App's settings page.");
        else if (id.Length > 100 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'))
            faults.Add(ServerTable.AppId, $"'{Quoting.Plain(id)}' is not an App's id.", "Set the id shown on the App's settings page, for instance 123456.");
        return id ?? "";
    }

    private Secret PrivateKey(string? path)
    {
        if (path is null)
        {
            faults.Add(ServerTable.PrivateKeyPath, "The App's private key is not set.", "Run swarm setup, or generate one on the App's settings page and set the path of its file.");
            return new Secret("");
        }

        var pem = SecretFile.Read(ServerTable.PrivateKeyPath, path, faults);
        if (pem is not null && !IsPrivateKey(pem))
            faults.Add(ServerTable.PrivateKeyPath, $"'{Quoting.Plain(path, 200)}' does not hold an unencrypted RSA private key in PEM form.", "Generate a key on the App's settings page and name the file that it downloads.");
        return new Secret(pem ?? "");
    }

    private static bool IsPrivateKey(string pem)
    {
        try
        {
            AppKey.FromPem(pem).Dispose();
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private Secret? ApiKey()
    {
        var (text, path) = (values.Text(ServerTable.ApiKey), values.Text(ServerTable.ApiKeyPath));
        if (text is not null && path is not null)
            faults.Add(ServerTable.ApiKey, $"Both this key and {ServerTable.ApiKeyPath.Variable} are set.", "Remove one of them.");
        if (text is null && path is null)
        {
            faults.Warn(ServerTable.ApiKeyPath.Variable, "No key is set, so agents that call a model will be refused. Set the path of the file that holds the provider's key.");
            return null;
        }

        return path is null ? Header(ServerTable.ApiKey, text!) : Header(ServerTable.ApiKeyPath, SecretFile.Read(ServerTable.ApiKeyPath, path, faults));
    }

    /// <summary>A key goes into a request's header: one line, printable.</summary>
    private Secret? Header(ServerKey key, string? text)
    {
        if (text is null) return null;
        var trimmed = text.Trim();
        if (trimmed.Length > 0 && trimmed.All(c => c is > ' ' and < '\u007f')) return new Secret(trimmed);
        faults.Add(key, trimmed.Length == 0 ? "The key is empty." : "The key holds a space, a line break or a character outside ASCII.", "Store the provider's key alone.");
        return null;
    }

    private string Data()
    {
        var path = values.Text(ServerTable.Data) ?? ServerTable.Data.Default;
        var full = Full(path);
        if (File.Exists(full)) faults.Add(ServerTable.Data, $"'{Quoting.Plain(path, 200)}' is a file.", "Name a folder; it is created where it is missing.");
        return full;
    }

    private string? ClaudePath()
    {
        if (values.Text(ServerTable.ClaudePath) is not { } path) return null;
        var shown = Quoting.Plain(path, 200);
        if (!File.Exists(path)) faults.Add(ServerTable.ClaudePath, $"There is no file '{shown}'.", "Correct the path, or remove the key to use the program on the path.");
        else if (!IsExecutable(path)) faults.Add(ServerTable.ClaudePath, $"'{shown}' is not executable.", $"Run: chmod +x '{shown}'");
        return Full(path);
    }

    private static bool IsExecutable(string path) =>
        OperatingSystem.IsWindows()
        || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != UnixFileMode.None;

    // A NUL is the one thing that no path can hold; the check of the file has reported it.
    private static string Full(string path) => path.Contains('\0', StringComparison.Ordinal) ? path : Path.GetFullPath(path);
}
