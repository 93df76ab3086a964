using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Swarm.Bot.Setup;

/// <summary>Reads <c>app-manifest.yml</c>. The file is ours, so a fault in it is a mistake of the build and an exception.</summary>
public static class AppManifestReader
{
    private static readonly string[] Levels = ["read", "write"];

    /// <exception cref="FormatException">A key is missing, unknown or has no such value; the message names it.</exception>
    public static AppManifest Read(string text)
    {
        var root = Keys(Parse(text), "the file", "name", "description", "public", "permissions", "events", "optional");
        return new AppManifest(
            Text(root, "name"),
            Text(root, "description"),
            Text(root, "public") == "true",
            [.. Entries(root, "permissions").Select(each => Permission(each.Name, each.Value))],
            [.. Entries(root, "events").Select(each => Event(each.Name, each.Value))],
            [.. Entries(root, "optional").Select(each => Permission(each.Name, each.Value))]);
    }

    private static YamlNode Parse(string text)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException or ArgumentException)
        {
            // The parser says in three ways that a text is no YAML.
            throw new FormatException($"app-manifest.yml is not YAML: {e.Message}");
        }

        return yaml.Documents.Count == 1 ? yaml.Documents[0].RootNode : throw new FormatException("app-manifest.yml must hold one document.");
    }

    private static AppPermission Permission(string name, YamlNode node)
    {
        var keys = Keys(node, name, "access", "reason", "only");
        var access = Text(keys, "access");
        return Levels.Contains(access) ? new AppPermission(name, access, Text(keys, "reason"), IsOnlyOnGitHubCom(keys)) : throw new FormatException($"{name}: '{access}' is no access.");
    }

    private static AppEvent Event(string name, YamlNode node)
    {
        var keys = Keys(node, name, "reason", "only");
        return new AppEvent(name, Text(keys, "reason"), IsOnlyOnGitHubCom(keys));
    }

    private static bool IsOnlyOnGitHubCom(ImmutableDictionary<string, YamlNode> keys)
    {
        if (!keys.ContainsKey("only")) return false;
        return Text(keys, "only") == "github.com" ? true : throw new FormatException("only: the one value is github.com.");
    }

    private static IEnumerable<(string Name, YamlNode Value)> Entries(ImmutableDictionary<string, YamlNode> root, string key) =>
        root.GetValueOrDefault(key) is YamlMappingNode map
            ? map.Children.Select(each => (Name(each.Key), each.Value))
            : throw new FormatException($"{key}: a mapping was expected.");

    private static ImmutableDictionary<string, YamlNode> Keys(YamlNode node, string place, params string[] known)
    {
        if (node is not YamlMappingNode map) throw new FormatException($"{place}: a mapping was expected.");
        var keys = map.Children.ToImmutableDictionary(each => Name(each.Key), each => each.Value);
        var unknown = keys.Keys.FirstOrDefault(key => !known.Contains(key));
        return unknown is null ? keys : throw new FormatException($"{place}: nothing reads '{unknown}'.");
    }

    private static string Name(YamlNode key) => (key as YamlScalarNode)?.Value ?? throw new FormatException("A key must be one word.");

    private static string Text(ImmutableDictionary<string, YamlNode> keys, string key) =>
        keys.GetValueOrDefault(key) is YamlScalarNode { Value: { Length: > 0 } text } ? text : throw new FormatException($"{key}: a text was expected.");
}
