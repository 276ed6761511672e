using Summarizer.Settings;

namespace Summarizer.Server;

/// <summary>Where all commands read their settings: <c>appsettings.json</c> next to the program, and the environment.</summary>
internal static class ServerConfiguration
{
    /// <summary>The builder of a host with these settings.</summary>
    /// <exception cref="SettingsException">A file is not JSON.</exception>
    public static WebApplicationBuilder CreateBuilder()
    {
        try
        {
            return WebApplication.CreateBuilder(
                new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }
            );
        }
        catch (InvalidDataException e)
        {
            throw new SettingsException([$"{e.Message} {e.InnerException?.Message}"]);
        }
    }
}
