using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Swarm.Bot.Cli;
using Swarm.GitHub;

namespace Swarm.Bot.Setup;

/// <summary>
/// The folder <c>app</c> of a data directory: the App's secrets, one file each, and what is known of it. It appears in one
/// step, complete, so a crash leaves an App or none.
/// </summary>
internal sealed class AppFolder(string data)
{
    private const string Info = "app.json";

    private readonly string _draft = Path.Combine(data, "app.new");
    private readonly string _pending = Path.Combine(data, "app.pending");

    /// <summary>Full path of the folder.</summary>
    public string Location { get; } = Path.Combine(data, "app");

    public string PrivateKey => Path.Combine(Location, "private-key.pem");

    public string WebhookSecret => Path.Combine(Location, "webhook-secret");

    public bool Exists => Directory.Exists(Location) || File.Exists(Path.Combine(_draft, Info));

    /// <summary>The App that was stored; null and no refusal where there is none.</summary>
    public (StoredApp? App, Refusal? Refusal) Look()
    {
        try
        {
            Finish();
            if (!Directory.Exists(Location)) return (null, null);
            SecretFiles.Close(Location);
            return Read(Path.Combine(Location, Info), SetupJson.Default.StoredApp) is { } app
                ? (app, null)
                : (null, new Refusal($"{Location} holds no readable {Info}.", "Name another data directory, or register a new App with swarm setup --replace; the old folder is kept beside it."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, new Refusal($"{Location} cannot be used: {e.Message}", "Name a data directory that belongs to the user who runs this."));
        }
    }

    /// <summary>Stores a new App; one that was there is kept beside it under another name.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public StoredApp Store(AppCredentials credentials, SetupTarget target, DateTimeOffset now)
    {
        var app = new StoredApp(credentials.Id, credentials.Slug, credentials.Name, credentials.ClientId, credentials.HtmlUrl, target.GitHub.Web, target.Webhook, now);
        if (Directory.Exists(_draft)) Directory.Delete(_draft, recursive: true);
        SecretFiles.CreateFolder(_draft);
        SecretFiles.Write(Draft(PrivateKey), credentials.Pem);
        SecretFiles.Write(Path.Combine(_draft, "client-secret"), credentials.ClientSecret);
        if (credentials.WebhookSecret is { } secret) SecretFiles.Write(Draft(WebhookSecret), secret);
        // Written last: a draft with this file is complete.
        SecretFiles.Write(Path.Combine(_draft, Info), JsonSerializer.Serialize(app, SetupJson.Default.StoredApp));
        if (Directory.Exists(Location)) Directory.Move(Location, $"{Location}.replaced-{now:yyyyMMddHHmmss}");
        Finish();
        File.Delete(_pending);
        return app;
    }

    /// <summary>Changes what is known of the App; its secrets stay.</summary>
    public void Update(StoredApp app) => SecretFiles.Replace(Path.Combine(Location, Info), JsonSerializer.Serialize(app, SetupJson.Default.StoredApp));

    /// <summary>A registration that was begun; null where there is none.</summary>
    public PendingSetup? Pending => Read(_pending, SetupJson.Default.PendingSetup);

    public void Keep(PendingSetup pending) => SecretFiles.Replace(_pending, JsonSerializer.Serialize(pending, SetupJson.Default.PendingSetup));

    private void Finish()
    {
        if (!Directory.Exists(Location) && File.Exists(Path.Combine(_draft, Info))) Directory.Move(_draft, Location);
    }

    private string Draft(string file) => Path.Combine(_draft, Path.GetFileName(file));

    private static T? Read<T>(string path, JsonTypeInfo<T> shape)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), shape);
        }
        catch (Exception e) when (e is FileNotFoundException or JsonException)
        {
            return null;
        }
    }
}
