using System.Text;

namespace Swarm.Bot.Work;

/// <summary>Splits a configured command into program and arguments: blanks separate, single and double quotes hold together, nothing else is special.</summary>
public static class CommandLine
{
    public static IReadOnlyList<string> Split(string command)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quote, open) = ('\0', false);
        foreach (var c in command)
        {
            if (quote != '\0')
            {
                if (c == quote) quote = '\0';
                else word.Append(c);
            }
            else if (c is '"' or '\'') (quote, open) = (c, true);
            else if (char.IsWhiteSpace(c))
            {
                if (open || word.Length > 0) words.Add(word.ToString());
                word.Clear();
                open = false;
            }
            else word.Append(c);
        }

        if (open || word.Length > 0) words.Add(word.ToString());
        return words;
    }
}
