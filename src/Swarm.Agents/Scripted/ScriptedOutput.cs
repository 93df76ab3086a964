using System.Text.Json.Nodes;

namespace Swarm.Agents.Scripted;

/// <summary>Prints events, one JSON object a line.</summary>
internal sealed class ScriptedOutput(TextWriter output)
{
    public void Write(string type, params IEnumerable<(string Name, JsonNode? Value)> fields)
    {
        var line = new JsonObject { ["type"] = type };
        foreach (var (name, value) in fields) line[name] = value;
        Print(line.ToJsonString());
    }

    public void Print(string line)
    {
        output.WriteLine(line);
        output.Flush();
    }
}
