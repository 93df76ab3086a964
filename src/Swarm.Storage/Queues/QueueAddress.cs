using Azure.Core;
using Azure.Identity;
using Azure.Storage.Queues;

namespace Swarm.Storage;

/// <summary>Where a queue on Azure Storage is, and with what right it is used. Shown as text it is the queue's address alone.</summary>
public sealed class QueueAddress
{
    private readonly Func<QueueClientOptions, QueueClient> _connect;
    private readonly Lazy<Uri> _uri;

    private QueueAddress(Func<QueueClientOptions, QueueClient> connect)
    {
        _connect = connect;
        _uri = new Lazy<Uri>(() => new Uri(Connect().Uri.GetLeftPart(UriPartial.Path)));
    }

    /// <summary>The queue's address, without what a connection string adds for the right to use it.</summary>
    public Uri Uri => _uri.Value;

    /// <summary>The queue of this name in the account of a connection string; null where the text is not one for queues.</summary>
    public static QueueAddress? FromConnectionString(string text, string name)
    {
        try
        {
            var address = new QueueAddress(options => new QueueClient(text, name, options));
            return address.Uri.IsAbsoluteUri ? address : null;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException or NullReferenceException)
        {
            // The client says in four ways that a text is no connection string, some only when its address is asked.
            return null;
        }
    }

    /// <summary>The queue of this name at an account's endpoint, used by the identity that the environment gives this process.</summary>
    /// <param name="endpoint">An https address: the client refuses to send a token elsewhere.</param>
    public static QueueAddress FromEndpoint(Uri endpoint, string name) =>
        FromEndpoint(endpoint, name, new DefaultAzureCredential());

    /// <summary>True for what Azure takes as a queue's name: 3 to 63 lower-case letters, digits and single hyphens between them.</summary>
    public static bool IsName(string text) =>
        text.Length is >= 3 and <= 63
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && text[0] != '-' && text[^1] != '-' && !text.Contains("--", StringComparison.Ordinal);

    public override string ToString() => Uri.ToString();

    internal static QueueAddress FromEndpoint(Uri endpoint, string name, TokenCredential credential) =>
        new(options => new QueueClient(new Uri($"{endpoint.AbsoluteUri.TrimEnd('/')}/{name}"), credential, options));

    /// <summary>A client that gives up soon: a hint that comes late is worth no more than one that is lost.</summary>
    internal QueueClient Connect()
    {
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
        options.Retry.MaxRetries = 2;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(2);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        return _connect(options);
    }
}
