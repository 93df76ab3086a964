using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Swarm.Bot.Settings;

/// <summary>
/// Builds the tree of a settings file from the parser's events. The parser's own tree stops at the first
/// duplicate key and expands aliases; this one reports every duplicate and follows no alias.
/// </summary>
internal sealed class SettingsTree
{
    // The deepest key of the table has three levels; the rest is room for a plain fault at the right place.
    private const int MostLevels = 8;

    private readonly Scanner scanner;
    private readonly Parser parser;
    private readonly SettingsFaults faults;

    private SettingsTree(string text, SettingsFaults faults)
    {
        scanner = new Scanner(new StringReader(text));
        parser = new Parser(scanner);
        this.faults = faults;
    }

    /// <summary>The root of the one document, or null where there is none or the file is not YAML.</summary>
    public static SettingsNode? Read(string text, SettingsFaults faults) => new SettingsTree(text, faults).Document();

    private SettingsNode? Document()
    {
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _)) return null;
            var root = Node(0);
            parser.Consume<DocumentEnd>();
            if (parser.Accept<DocumentStart>(out var second))
                Add(second, "A second document begins here.", "Keep one document; remove the line '---' and what belongs to it.");
            return root;
        }
        catch (YamlException e)
        {
            faults.Add(Number(e.Start.Line), Number(e.Start.Column), $"This is not YAML. {Quoting.Plain(e.Message, 200)}", "Correct the syntax here.");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // Some broken flow collections and tags trip the scanner itself, which then carries no place but its own.
            var place = scanner.CurrentPosition;
            faults.Add(Number(place.Line), Number(place.Column), "This is not YAML.", "Look for a bracket, brace or quote that is not closed, or a '!' that begins no tag.");
        }

        return null;
    }

    private SettingsNode Node(int level)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
            return Refuse(alias, $"Alias '*{Quoting.Plain(alias.Value.Value)}' is not allowed.", "Write the value out.");

        parser.Accept<NodeEvent>(out var node);
        if (node is null) throw new SemanticErrorException(parser.Current!.Start, parser.Current.End, "A value was expected.");
        if (level > MostLevels) throw new SemanticErrorException(node.Start, node.End, "The file is nested too deeply.");
        if (!node.Anchor.IsEmpty) Add(node, $"Anchor '&{Quoting.Plain(node.Anchor.Value)}' is not allowed.", "Remove it and write the value out.");
        if (!node.Tag.IsEmpty) Add(node, "Tags (a word that begins with '!') are not allowed.", "Remove the tag.");

        if (parser.TryConsume<MappingStart>(out var mapping)) return Table(mapping, level);
        if (parser.TryConsume<SequenceStart>(out var sequence)) return List(sequence, level);
        return Word(parser.Consume<Scalar>());
    }

    private SettingsNode.Table Table(MappingStart start, int level)
    {
        var entries = ImmutableArray.CreateBuilder<SettingsEntry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node(level + 1);
            var value = Node(level + 1);
            if (key is SettingsNode.Word word) entries.Add(new SettingsEntry(word, value));
            else if (key is not SettingsNode.Refused) faults.Add(key, "A key must be one word.", "Write 'key: value'.");
        }

        return new SettingsNode.Table(Number(start.Start.Line), Number(start.Start.Column), entries.ToImmutable());
    }

    private SettingsNode.List List(SequenceStart start, int level)
    {
        var items = ImmutableArray.CreateBuilder<SettingsNode>();
        while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Node(level + 1));
        return new SettingsNode.List(Number(start.Start.Line), Number(start.Start.Column), items.ToImmutable());
    }

    private static SettingsNode.Word Word(Scalar scalar) =>
        new(Number(scalar.Start.Line), Number(scalar.Start.Column), scalar.Value, scalar.Style != ScalarStyle.Plain);

    private SettingsNode.Refused Refuse(ParsingEvent at, string text, string fix)
    {
        Add(at, text, fix);
        return new SettingsNode.Refused(Number(at.Start.Line), Number(at.Start.Column));
    }

    private void Add(ParsingEvent at, string text, string fix) => faults.Add(Number(at.Start.Line), Number(at.Start.Column), text, fix);

    // The parser's marks are of a wider type in some versions, and 0 where it knows no place.
    private static int Number(long mark) => (int)Math.Max(1, mark);
}
