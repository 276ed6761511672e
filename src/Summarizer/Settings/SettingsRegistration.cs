using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Summarizer.Settings;

/// <summary>Registers the sections of the configuration, and checks all of them before anything starts.</summary>
public static class SettingsRegistration
{
    /// <summary>Binds a section to its options class. A wrong name or value stops the host at its start.</summary>
    /// <param name="services">What to add it to.</param>
    /// <param name="configuration">Where the section is.</param>
    /// <param name="name">The name of the section.</param>
    /// <param name="isPart">Whether the class has only some of the section's settings; another one has all.</param>
    public static IServiceCollection AddSection<TOptions>(
        this IServiceCollection services,
        IConfiguration configuration,
        string name,
        bool isPart = false
    )
        where TOptions : class
    {
        var section = configuration.GetSection(name);
        List<string> faults = [.. SettingFaults.Of(section, typeof(TOptions), isPart)];
        services.Configure<SectionNames>(names => names.Read.TryAdd(name, typeof(TOptions)));
        services.AddSingleton<IValidateOptions<TOptions>>(new SectionValidator<TOptions>(faults));
        services
            .AddOptions<TOptions>()
            .Configure(options =>
            {
                if (faults.Count == 0)
                {
                    section.Bind(options);
                }
            })
            .ValidateOnStart();
        return services;
    }

    /// <summary>Refuses sections that nothing reads, and levels of logging that there are not.</summary>
    public static IServiceCollection AddSectionNames(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<SectionNames>>(new SectionNames.Check(configuration));
        services.AddOptions<SectionNames>().ValidateOnStart();
        return services;
    }

    /// <summary>Checks all that is registered, before a host is built: building one already reads some of it.</summary>
    /// <exception cref="SettingsException">Something is wrong.</exception>
    public static void CheckSettings(this IServiceCollection services)
    {
        using var provider = services.BuildServiceProvider();
        try
        {
            provider.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (OptionsValidationException e)
        {
            throw new SettingsException(e.Failures);
        }
        catch (AggregateException e)
        {
            throw new SettingsException(
                e.InnerExceptions.Cast<OptionsValidationException>().SelectMany(one => one.Failures)
            );
        }
    }

    // As ValidateDataAnnotations does, whose messages name classes.
    private sealed class SectionValidator<TOptions>(List<string> faults) : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            if (faults.Count > 0)
            {
                return ValidateOptionsResult.Fail(faults);
            }

            var found = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new(options), found, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(found.Select(fault => fault.ErrorMessage!));
        }
    }
}
