using Microsoft.Extensions.Configuration;
using Swarm.Storage;

namespace Swarm.Bot.Settings;

/// <summary>Reads which queue tells workers of jobs, and everything that is wrong with it.</summary>
internal sealed class QueueSettingsReader(ServerValues values, ServerFaults faults)
{
    private const string Store = "store";
    private const string Azure = "azure";

    /// <summary>For a command that needs nothing else of the server's configuration. Null with faults, or where hints stay in the server.</summary>
    public static AzureQueueOptions? Read(IConfiguration configuration, ServerFaults faults) =>
        new QueueSettingsReader(new ServerValues(configuration.GetSection(ServerTable.Section), faults), faults).Read();

    /// <summary>The queue on Azure Storage; null for the store's own, and after a fault.</summary>
    public AzureQueueOptions? Read()
    {
        switch (values.Text(ServerTable.QueueKind)?.ToLowerInvariant() ?? Store)
        {
            case Azure:
                return Address() is { } address ? new AzureQueueOptions(address) : null;
            case Store:
                foreach (var idle in (ServerKey[])[ServerTable.QueueConnection, ServerTable.QueueEndpoint, ServerTable.QueueName])
                    if (values.Text(idle) is not null) faults.Warn(idle.Variable, $"Nothing uses this unless {ServerTable.QueueKind.Variable} is azure.");
                return null;
            case var other:
                faults.Add(ServerTable.QueueKind, $"'{Quoting.Plain(other)}' is neither store nor azure.", "Set one of them, or remove the key.");
                return null;
        }
    }

    private QueueAddress? Address()
    {
        var name = Name();
        switch (values.Secret(ServerTable.QueueConnection), values.Text(ServerTable.QueueEndpoint))
        {
            case ({ }, { }):
                faults.Add(ServerTable.QueueConnection, $"Both this key and {ServerTable.QueueEndpoint.Variable} are set.", "Remove one of them.");
                return null;
            case (null, null):
                faults.Add(ServerTable.QueueEndpoint, $"Neither this key nor {ServerTable.QueueConnection.Variable} is set.", "Set the storage account's queue endpoint, or its connection string.");
                return null;
            case ({ } secret, _):
                return FromConnection(secret, name);
            case (_, { } text):
                return FromEndpoint(text, name);
        }
    }

    private string? Name()
    {
        var name = values.Text(ServerTable.QueueName) ?? ServerTable.QueueName.Default;
        if (QueueAddress.IsName(name)) return name;
        faults.Add(ServerTable.QueueName, $"'{Quoting.Plain(name)}' is not a queue's name.", $"Set {ServerTable.QueueName.Shape}, for instance {ServerTable.QueueName.Default}.");
        return null;
    }

    // The text is a secret, and so may be every part of it: nothing of it is quoted.
    private QueueAddress? FromConnection(Secret secret, string? name)
    {
        var address = QueueAddress.FromConnectionString(secret.Reveal().Trim(), name ?? ServerTable.QueueName.Default);
        if (address is null) faults.Add(ServerTable.QueueConnection, "This is not a storage account's connection string with a queue address.", "Copy it from the account's page Access keys, whole and on one line.");
        else if (ServerValues.IsOpen(address.Uri)) faults.Warn(ServerTable.QueueConnection.Variable, "The queue's address is http, so its messages leave the machine unencrypted. Use https where you can.");
        return name is null ? null : address;
    }

    private QueueAddress? FromEndpoint(string text, string? name)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var endpoint) || endpoint.Scheme != Uri.UriSchemeHttps || endpoint.UserInfo.Length + endpoint.Query.Length + endpoint.Fragment.Length > 0)
        {
            // Not quoted: it may be an address that carries a signature.
            faults.Add(ServerTable.QueueEndpoint, "The endpoint is not an https address without name, query and fragment.", "Set it like https://ACCOUNT.queue.core.windows.net; an address with a signature belongs into a connection string.");
            return null;
        }

        return name is null ? null : QueueAddress.FromEndpoint(endpoint, name);
    }
}
