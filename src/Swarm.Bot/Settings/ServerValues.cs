using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Swarm.Bot.Settings;

/// <summary>Reads single values of the server's configuration; a value that cannot be taken gives its fault and the default.</summary>
internal sealed class ServerValues(IConfiguration section, ServerFaults faults)
{
    /// <summary>The value without spaces around it; null where nothing but space is set.</summary>
    public string? Text(ServerKey key) => section[key.Path]?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>A secret, taken exactly as it is set.</summary>
    public Secret? Secret(ServerKey key) => section[key.Path] is { } text && !string.IsNullOrWhiteSpace(text) ? new Secret(text) : null;

    public int Slots(ServerKey key, int @default) => Number(key, @default, ServerTable.MostSlots);

    /// <summary>A whole number from 1 to <paramref name="most"/>.</summary>
    public int Number(ServerKey key, int @default, int most)
    {
        if (Text(key) is not { } text) return @default;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most) return number;
        faults.Add(key, $"'{Quoting.Plain(text)}' is not a whole number from 1 to {most}.", "Set one, or remove the key.");
        return @default;
    }

    /// <summary>As <see cref="Flag"/>, for a look on the way that reports nothing.</summary>
    public bool IsTrue(ServerKey key) => bool.TryParse(Text(key), out var flag) && flag;

    public bool Flag(ServerKey key)
    {
        if (Text(key) is not { } text) return false;
        if (bool.TryParse(text, out var flag)) return flag;
        faults.Add(key, $"'{Quoting.Plain(text)}' is neither true nor false.", "Set one of them, or remove the key.");
        return false;
    }

    /// <summary>An absolute http or https address; the text is never quoted, for it may carry a password.</summary>
    public Uri Address(ServerKey key)
    {
        if (Text(key) is not { } text) return new Uri(key.Default);
        var address = Uri.TryCreate(text, UriKind.Absolute, out var parsed) ? parsed : null;
        if (Broken(address) is not { } reason) return address!;
        faults.Add(key, $"The address {reason}.", $"Set one such as {key.Default}.");
        return new Uri(key.Default);
    }

    /// <summary>True where what is sent there leaves the machine unencrypted.</summary>
    public static bool IsOpen(Uri address) => address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback;

    private static string? Broken(Uri? address) =>
        address is null || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp) ? "is not an absolute http or https address"
        : address.UserInfo.Length > 0 ? "carries a name or a password"
        : address.Query.Length > 0 || address.Fragment.Length > 0 ? "has a query or a fragment"
        : null;
}
